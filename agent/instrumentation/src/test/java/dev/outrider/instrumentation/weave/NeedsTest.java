package dev.outrider.instrumentation.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.instrumentation.tomcat.TomcatCuts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an instrumentation needs of its library, and what is said of a library without it. */
class NeedsTest {
  private static final String LIBRARY = "dev/outrider/instrumentation/weave/Client";

  /** An instrumentation, in what it uses of the library. */
  static final class User {
    private User() {}

    static String uses(Client client) {
      java.util.function.Supplier<Boolean> referred = client::flag;
      client.nothing(referred);
      return client.ran;
    }
  }

  /** What a library's interfaces may inherit from one another. */
  interface Upper {
    void inherited();
  }

  interface Lower extends Upper {}

  private static Set<String> used(Path folder) throws Exception {
    Files.write(folder.resolve("User.class"), StandIn.bytes(User.class));
    Files.writeString(folder.resolve("notes"), "no class file");
    return NeedsWriter.membersUsed(folder, LIBRARY);
  }

  private @Nullable String firstMissing(byte[] client) {
    return Needs.of("test-client").firstMissing(getClass().getClassLoader(), LIBRARY, client);
  }

  @Test
  void findsEachMemberThatIsCalledReadOrReferredTo(@TempDir Path folder) throws Exception {
    assertThat(used(folder))
        .containsExactly(
            LIBRARY + " flag()Z",
            LIBRARY + " nothing(Ljava/lang/Object;)V",
            LIBRARY + " ran Ljava/lang/String;");
  }

  @Test
  void aLibraryThatHasAllOfThemLacksNothing() throws Exception {
    assertThat(firstMissing(StandIn.bytes(Client.class))).isNull();
  }

  @Test
  void aMissingMethodIsNamed() throws Exception {
    assertThat(firstMissing(without("flag"))).isEqualTo(Client.class.getName() + ".flag()Z");
  }

  @Test
  void aMissingFieldIsNamed() throws Exception {
    assertThat(firstMissing(without("ran")))
        .isEqualTo(Client.class.getName() + ".ran Ljava/lang/String;");
  }

  @Test
  void aMissingClassIsNamed() {
    ClassLoader empty = new ClassLoader(null) {};

    assertThat(Needs.of("test-client").firstMissing(empty, "some/Other", new byte[0]))
        .startsWith(Client.class.getName());
  }

  @Test
  void aMemberThatAnInterfaceInheritsIsThere() {
    assertThat(
            Needs.of("test-inheriting")
                .firstMissing(getClass().getClassLoader(), "a/B", new byte[0]))
        .isNull();
  }

  @Test
  void aLibraryWithoutATableNeedsNothing() {
    assertThat(Needs.of("no-such-library").firstMissing(null, "a/B", new byte[0])).isNull();
  }

  /** The table is the build's; here it is made as the build makes it. */
  @ParameterizedTest
  @CsvSource({
    "tomcat,   org/apache/,        org/apache/catalina/connector/CoyoteAdapter service",
    "jetty,    org/eclipse/jetty/, org/eclipse/jetty/server/Server handle",
    "undertow, io/undertow/,       io/undertow/server/Connectors executeRootHandler"
  })
  void theLibraryThatWeAreBuiltWithHasAllThatItsInstrumentationUses(
      String library, String prefix, String cut) throws Exception {
    Path classes =
        Path.of(TomcatCuts.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Set<String> used =
        NeedsWriter.membersUsed(classes.resolve("dev/outrider/instrumentation/" + library), prefix);

    assertThat(used).anyMatch(member -> member.startsWith(cut));
    String name = "test-" + library;
    Path table = Path.of(classes.resolveSibling("test-classes") + "/needs/" + name);
    Files.createDirectories(table.getParent());
    Files.writeString(table, String.join("\n", used) + "\n");
    assertThat(Needs.of(name).firstMissing(getClass().getClassLoader(), "a/B", new byte[0]))
        .isNull();
  }

  private static byte[] without(String member) throws Exception {
    ClassReader reader = new ClassReader(StandIn.bytes(Client.class));
    ClassWriter writer = new ClassWriter(0);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public @Nullable MethodVisitor visitMethod(
              int access,
              String name,
              String type,
              @Nullable String generic,
              String @Nullable [] thrown) {
            return name.equals(member)
                ? null
                : super.visitMethod(access, name, type, generic, thrown);
          }

          @Override
          public @Nullable FieldVisitor visitField(
              int access,
              String name,
              String type,
              @Nullable String generic,
              @Nullable Object value) {
            return name.equals(member)
                ? null
                : super.visitField(access, name, type, generic, value);
          }
        },
        0);
    return writer.toByteArray();
  }
}
