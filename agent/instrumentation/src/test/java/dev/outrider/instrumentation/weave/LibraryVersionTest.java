package dev.outrider.instrumentation.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LibraryVersionTest {
  private static ClassLoader holding(String text) {
    return new ClassLoader(null) {
      @Override
      public @Nullable InputStream getResourceAsStream(String name) {
        return name.equals("pom.properties")
            ? new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1))
            : null;
      }
    };
  }

  private static String version(@Nullable ClassLoader loader, String resource) {
    return LibraryVersion.inProperties(loader, resource, "version");
  }

  @Test
  void readsTheVersionThatTheLoaderHolds() {
    assertThat(version(holding("groupId=a\nversion= 1.2.3 \n"), "pom.properties"))
        .isEqualTo("1.2.3");
  }

  @Test
  void knowsNoneWhereThereIsNone() {
    assertThat(version(holding("groupId=a\n"), "pom.properties")).isEmpty();
    assertThat(version(holding(""), "missing")).isEmpty();
    assertThat(version(null, "pom.properties")).isEmpty();
    assertThat(version(holding("version=\\u12"), "pom.properties")).isEmpty();
  }

  @Test
  void knowsNoneWhereTheResourceCannotBeRead() {
    ClassLoader broken =
        new ClassLoader(null) {
          @Override
          public InputStream getResourceAsStream(String name) {
            InputStream closed = new java.io.BufferedInputStream(InputStream.nullInputStream());
            try {
              closed.close();
            } catch (IOException unexpected) {
              throw new java.io.UncheckedIOException(unexpected);
            }
            return closed; // each read of it fails
          }
        };
    assertThat(version(broken, "pom.properties")).isEmpty();
  }
}
