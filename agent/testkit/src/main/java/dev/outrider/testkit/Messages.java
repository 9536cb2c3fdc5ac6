package dev.outrider.testkit;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What passes between a test and its worker JVM: lists of words, of any length. */
final class Messages {
  private Messages() {}

  /** Writes one list in one piece: small ones would wait for each other's acknowledgement. */
  static void write(OutputStream to, List<String> words) throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(whole);
    out.writeInt(words.size());
    for (String word : words) {
      byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
    whole.writeTo(to);
    to.flush();
  }

  /** Reads one list. Throws {@link EOFException} where the other end has gone. */
  static List<String> read(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<String> words = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      words.add(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
    }
    return words;
  }
}
