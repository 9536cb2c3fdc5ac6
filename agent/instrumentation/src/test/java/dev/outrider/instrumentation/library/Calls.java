package dev.outrider.instrumentation.library;

import dev.outrider.instrumentation.weave.Answers;
import dev.outrider.instrumentation.weave.Governed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Our side of a library that tests weave: loaded for each loader of the library anew. */
final class Calls {
  private Calls() {}

  static @Nullable Governed object(Object self, String text, long n, double f, int[] more) {
    return Answers.are.apply(List.of(text, n, f, more));
  }

  static @Nullable Governed visible(Object self, Object text, long n, double f, Object more) {
    return Answers.are.apply(List.of(text, n, f, more));
  }

  static @Nullable Governed array(Object self, byte b, char c, short s, float f, boolean z) {
    return Answers.are.apply(List.of(b, c, s, f, z));
  }

  static @Nullable Governed nothing(Object self, Object any) {
    return Answers.are.apply(List.of(any));
  }

  static @Nullable Governed one(Object self) {
    return Answers.are.apply(List.of(self));
  }

  static @Nullable Governed shared(long number, String text) {
    return Answers.are.apply(List.of(number, text));
  }

  static @Nullable Governed loops(Object self, int times) {
    return Answers.are.apply(List.of(times));
  }
}
