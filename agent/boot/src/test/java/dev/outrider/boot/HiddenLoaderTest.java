package dev.outrider.boot;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HiddenLoaderTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  /** Something that is on the class path as well as in the jar. */
  public static final class Answer implements Callable<String> {
    @Override
    public String call() {
      return "called";
    }
  }

  /** Something that is on the class path only. */
  public static final class OfTheGateway {}

  private HiddenLoader loader() throws Exception {
    return jar().type(Answer.class, ".classdata").open();
  }

  private HiddenJar jar() throws Exception {
    return new HiddenJar(folder.resolve("agent with blank.jar"));
  }

  @Test
  void takesItsOwnCopyOfAClassBeforeAnyOther() throws Exception {
    HiddenLoader loader = loader();

    Class<?> ours = loader.loadClass(Answer.class.getName());

    assertThat(ours).isNotSameAs(Answer.class);
    assertThat(ours.getClassLoader()).isSameAs(loader);
    assertThat(((Callable<?>) ours.getDeclaredConstructor().newInstance()).call())
        .isEqualTo("called");
    assertThat(loader.loadClass(Answer.class.getName())).isSameAs(ours);
  }

  @Test
  void seesNoClassOfTheGateway() throws Exception {
    HiddenLoader loader = loader();

    assertThatThrownBy(() -> loader.loadClass(OfTheGateway.class.getName()))
        .isInstanceOf(ClassNotFoundException.class);
    assertThatThrownBy(() -> loader.loadClass("org.junit.jupiter.api.Test"))
        .isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void seesNoClassOfTheOpenTelemetryAgentWhereverItIs() throws Exception {
    HiddenLoader loader = loader();

    assertThatThrownBy(() -> loader.loadClass("io.opentelemetry.javaagent.bootstrap.PatchLogger"))
        .isInstanceOf(ClassNotFoundException.class)
        .hasNoCause();
  }

  @Test
  void sharesTheClassesOfTheJdk() throws Exception {
    HiddenLoader loader = loader();

    assertThat(loader.loadClass("java.lang.String")).isSameAs(String.class);
    assertThat(loader.loadClass("java.util.concurrent.Callable")).isSameAs(Callable.class);
    assertThat(loader.loadClass("java.net.http.HttpClient").getClassLoader()).isNotSameAs(loader);
  }

  @Test
  void takesNoClassFileThatOthersWouldFindToo() throws Exception {
    HiddenLoader loader = jar().type(Answer.class, ".class").open();

    assertThatThrownBy(() -> loader.loadClass(Answer.class.getName()))
        .isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void definesNoClassOfTheJdkWhateverTheJarHolds() throws Exception {
    HiddenLoader loader =
        jar().text("outrider/java/lang/String.classdata", "no class file at all").open();

    assertThat(loader.loadClass("java.lang.String")).isSameAs(String.class);
  }

  @Test
  void givesTheBytesOfAClassUnderItsUsualName() throws Exception {
    HiddenLoader loader = loader();
    String file = Answer.class.getName().replace('.', '/') + ".class";

    try (InputStream stream = requireNonNull(loader.getResourceAsStream(file))) {
      byte[] bytes = HiddenJar.read(stream);
      assertThat(bytes).startsWith(0xCA, 0xFE, 0xBA, 0xBE);
    }
  }

  @Test
  void findsItsOwnResourcesAndNobodyElses() throws Exception {
    HiddenLoader loader = jar().text("outrider/needs/tomcat", "a b").text("other", "x").open();

    assertThat(text(requireNonNull(loader.getResource("needs/tomcat")))).isEqualTo("a b");
    assertThat(Collections.list(loader.getResources("needs/tomcat"))).hasSize(1);
    assertThat(loader.getResource("other")).isNull();
    assertThat(loader.getResourceAsStream("other")).isNull();
    assertThat(Collections.list(loader.getResources("META-INF/MANIFEST.MF"))).isEmpty();
  }

  @Test
  void findsItsOwnServices() throws Exception {
    HiddenLoader loader =
        jar()
            .type(Answer.class, ".classdata")
            .text("outrider/META-INF/services/java.util.concurrent.Callable", name() + "\n")
            .open();

    @SuppressWarnings("rawtypes")
    List<Callable> found =
        java.util.stream.StreamSupport.stream(
                ServiceLoader.load(Callable.class, loader).spliterator(), false)
            .collect(Collectors.toList());

    assertThat(found).hasSize(1);
    assertThat(found.get(0).getClass().getClassLoader()).isSameAs(loader);
  }

  @Test
  void readsAResourceAgainAndAgain() throws Exception {
    URL resource = requireNonNull(jar().text("outrider/a", "text").open().getResource("a"));

    assertThat(text(resource)).isEqualTo("text");
    assertThat(text(resource)).isEqualTo("text");
  }

  @Test
  void saysWhereItsClassesAreFrom() throws Exception {
    Class<?> ours = loader().loadClass(name());

    URL from = ours.getProtectionDomain().getCodeSource().getLocation();
    assertThat(from).isEqualTo(folder.resolve("agent with blank.jar").toUri().toURL());
    assertThat(ours.getPackage().getName()).isEqualTo("dev.outrider.boot");
  }

  private static String name() {
    return Answer.class.getName();
  }

  private static String text(URL resource) throws Exception {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(resource.openStream(), StandardCharsets.UTF_8))) {
      return reader.readLine();
    }
  }
}
