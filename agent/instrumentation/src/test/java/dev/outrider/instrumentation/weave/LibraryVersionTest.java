package dev.outrider.instrumentation.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
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
    return LibraryVersion.inProperties(resource, "version").in(loader);
  }

  @Test
  void readsTheVersionThatTheLoaderHolds() {
    assertThat(version(holding("groupId=a\nversion= 1.2.3 \n"), "pom.properties"))
        .isEqualTo("1.2.3");
  }

  @Test
  void leavesTheNameBeforeTheSlashOut() {
    assertThat(version(holding("version=Apache Tomcat/10.1.1"), "pom.properties"))
        .isEqualTo("10.1.1");
  }

  @Test
  void ofTheJdkIsThatOfTheJvm() {
    assertThat(LibraryVersion.ofTheJdk().in(null)).isEqualTo(System.getProperty("java.version"));
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

  private static ClassLoader at(@Nullable String url) {
    return new ClassLoader(null) {
      @Override
      public @Nullable URL getResource(String name) {
        try {
          return url == null ? null : URI.create(url + name).toURL();
        } catch (MalformedURLException wrong) {
          throw new IllegalArgumentException(wrong);
        }
      }
    };
  }

  private static String inJarName(String jar) {
    return LibraryVersion.inJarName("okhttp3/OkHttpClient").in(at("jar:file:" + jar + "!/"));
  }

  @Test
  void readsTheVersionInTheNameOfTheJarThatHoldsTheClass() {
    assertThat(inJarName("/opt/my-app-2.0/lib/okhttp-4.12.0.jar")).isEqualTo("4.12.0");
    assertThat(inJarName("/app-1.0.jar!/BOOT-INF/lib/okhttp-5.0.0-alpha.14.jar"))
        .isEqualTo("5.0.0-alpha.14");
    assertThat(inJarName("/lib/pekko-http-core_2.13-1.3.0.jar")).isEqualTo("1.3.0");
  }

  @Test
  void knowsNoneWhereTheNameOfTheJarSaysNone() {
    assertThat(inJarName("/app-1.0/lib/okhttp.jar")).isEmpty();
    assertThat(LibraryVersion.inJarName("a/B").in(at("file:/classes-1.0/"))).isEmpty();
    assertThat(LibraryVersion.inJarName("a/B").in(at(null))).isEmpty();
    assertThat(LibraryVersion.inJarName("a/B").in(null)).isEmpty();
  }
}
