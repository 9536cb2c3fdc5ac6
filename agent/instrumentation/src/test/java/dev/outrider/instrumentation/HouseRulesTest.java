package dev.outrider.instrumentation;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;

/** What DESIGN.md says of the weaver and the instrumentations, held over the compiled classes. */
@AnalyzeClasses(packages = "dev.outrider.instrumentation", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {
  private static final String OURS = "dev.outrider.instrumentation.";

  /** One package a library: all but the weaver and what puts them together. */
  private static final class Instrumentations implements SliceAssignment {
    private static final List<String> SHARED = List.of("weave", "attach", "inbound");

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      String name = type.getPackageName();
      String room = name.startsWith(OURS) ? name.substring(OURS.length()) : "";
      return room.isEmpty() || SHARED.contains(room)
          ? SliceIdentifier.ignore()
          : SliceIdentifier.of(room);
    }

    @Override
    public String getDescription() {
      return "instrumentations";
    }
  }

  @ArchTest
  static final ArchRule INSTRUMENTATIONS_DO_NOT_KNOW_ONE_ANOTHER =
      slices().assignedFrom(new Instrumentations()).should().notDependOnEachOther();

  @ArchTest
  static final ArchRule ONLY_ATTACH_KNOWS_ALL_OF_THEM =
      noClasses()
          .that()
          .resideInAPackage("dev.outrider.instrumentation.weave..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.outrider.instrumentation.attach..",
              "dev.outrider.instrumentation.javanethttp..",
              "dev.outrider.instrumentation.jdkhttpserver..",
              "dev.outrider.instrumentation.reactornetty..",
              "dev.outrider.instrumentation.reactornettyclient..",
              "dev.outrider.instrumentation.jetty..",
              "dev.outrider.instrumentation.tomcat..",
              "dev.outrider.instrumentation.undertow..");

  @ArchTest
  static final ArchRule ONLY_THE_WEAVER_KNOWS_BYTECODE =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.outrider.instrumentation.weave..", "dev.outrider.instrumentation.attach..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("net.bytebuddy..", "org.objectweb.asm..");

  /** Byte Buddy proper costs half a second at first use; the weaver takes the ASM out of it. */
  @ArchTest
  static final ArchRule NOTHING_OF_BYTE_BUDDY_PROPER =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("net.bytebuddy..")
                  .and(not(resideInAPackage("net.bytebuddy.jar.asm.."))));

  @ArchTest
  static final ArchRule THE_CLIENT_OF_THE_JDK_IS_ITS_INSTRUMENTATION_S_ALONE =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.outrider.instrumentation.javanethttp..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.net.http..");

  /** The application's client sends what the application sends; nothing of ours makes one. */
  @ArchTest
  static final ArchRule NO_CLIENT_OF_OUR_OWN =
      noClasses()
          .should()
          .callMethod(java.net.http.HttpClient.class, "newHttpClient")
          .orShould()
          .callMethod(java.net.http.HttpClient.class, "newBuilder")
          .orShould()
          .callMethod(java.net.URL.class, "openStream")
          .orShould()
          .callMethod(java.net.URL.class, "openConnection");

  @ArchTest
  static final ArchRule URL_CONNECTIONS_ARE_THEIR_INSTRUMENTATION_S_ALONE =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.outrider.instrumentation.httpurlconnection..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(java.net.URLConnection.class);

  @ArchTest
  static final ArchRule TOMCAT_IS_SEEN_BY_ITS_INSTRUMENTATION_ALONE =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.outrider.instrumentation.tomcat..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.catalina..", "org.apache.coyote..", "org.apache.tomcat..");

  @ArchTest
  static final ArchRule REACTOR_NETTY_IS_SEEN_BY_ITS_INSTRUMENTATIONS_ALONE =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.outrider.instrumentation.reactornetty..",
              "dev.outrider.instrumentation.reactornettyclient..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("reactor..", "org.reactivestreams..", "io.netty..");

  @ArchTest
  static final ArchRule JETTY_IS_SEEN_BY_ITS_INSTRUMENTATION_ALONE =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.outrider.instrumentation.jetty..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.jetty..");

  @ArchTest
  static final ArchRule UNDERTOW_IS_SEEN_BY_ITS_INSTRUMENTATION_ALONE =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.outrider.instrumentation.undertow..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.undertow..", "org.xnio..");

  @ArchTest
  static final ArchRule NOTHING_OF_BOOT_OF_SIDECAR_OR_OF_WHAT_THE_APPLICATION_OWNS =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.outrider.boot..",
              "dev.outrider.sidecar..",
              "org.apache.hc..",
              "java.util.logging..",
              "java.lang.management..",
              "javax.management..",
              "org.apache.juli..");
}
