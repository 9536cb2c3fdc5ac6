package dev.outrider.testkit;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What passes between a test and its worker JVM: lists of words, of any length. */
final class Messages {
  private Messages() {}

  static void write(DataOutputStream out, List<String> words) throws IOException {
    out.writeInt(words.size());
    for (String word : words) {
      byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
    out.flush();
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
