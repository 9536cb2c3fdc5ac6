package dev.outrider.engine.cache;

import java.util.Arrays;

/**
 * Texts one after the other as bytes, each led by its length, so that no two different lists of
 * texts give the same bytes. For one thread.
 *
 * <p>A frame is four bytes, twice the number of chars and one more where they are wide, then a byte
 * a char, or two. No charset is involved: UTF-8 would turn each lone surrogate into the same byte.
 */
final class Frames {
  private static final int LENGTH_BYTES = 4;

  private byte[] bytes = new byte[512];
  private int size;

  void add(String text) {
    int length = text.length();
    reserve(LENGTH_BYTES + 2 * length);
    int start = size + LENGTH_BYTES;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c > 0xFF) {
        addWide(text);
        return;
      }
      bytes[start + i] = (byte) c;
    }
    putLength(2 * length);
    size = start + length;
  }

  /** Adds the name of a header, which is ASCII: its letters in lower case. */
  void addName(String name) {
    int start = size + LENGTH_BYTES;
    add(name);
    if (size - start != name.length()) {
      return; // wide: no header's name, and half a char is no letter
    }
    for (int i = start; i < size; i++) {
      if (bytes[i] >= 'A' && bytes[i] <= 'Z') {
        bytes[i] = (byte) (bytes[i] | 0x20);
      }
    }
  }

  private void addWide(String text) {
    putLength(2 * text.length() + 1);
    size += LENGTH_BYTES;
    for (int i = 0; i < text.length(); i++) {
      bytes[size++] = (byte) (text.charAt(i) >> 8);
      bytes[size++] = (byte) text.charAt(i);
    }
  }

  private void putLength(int length) {
    bytes[size] = (byte) (length >> 24);
    bytes[size + 1] = (byte) (length >> 16);
    bytes[size + 2] = (byte) (length >> 8);
    bytes[size + 3] = (byte) length;
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }

  /** The first {@link #size} bytes are in use; not to be changed. */
  byte[] bytes() {
    return bytes;
  }

  int size() {
    return size;
  }
}
