package dev.outrider.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LibrarySwitchesTest {
  @Test
  void aLibraryIsOnUnlessSomebodySaysOtherwise() {
    LibrarySwitches switches = new LibrarySwitches(EngineKit.settings("libraries.tomcat=false"));

    assertThat(switches.of("java-net-http").on()).isTrue();
    assertThat(switches.of("tomcat").on()).isFalse();
  }

  @Test
  void aChangeReachesTheSwitchesThatWereHandedOut() {
    LibrarySwitches switches = new LibrarySwitches(EngineKit.settings(""));
    LibrarySwitch client = switches.of("java-net-http");
    assertThat(switches.of("java-net-http")).isSameAs(client);

    switches.settings(EngineKit.settings("enabled=false"));
    assertThat(client.on()).isFalse();
    assertThat(switches.of("tomcat").on()).isFalse();

    switches.settings(EngineKit.settings(""));
    assertThat(client.on()).isTrue();
  }
}
