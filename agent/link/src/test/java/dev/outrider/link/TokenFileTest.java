package dev.outrider.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileTest {
  private Path home;

  @BeforeEach
  void home(@TempDir Path home) {
    this.home = home;
  }

  @Test
  void isReadableByItsOwnerOnly() throws Exception {
    TokenFile file = TokenFile.in(home.resolve(".outrider"));

    file.readOrMake();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
        .isEqualTo("rw-------");
    assertThat(file.path().getParent()).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void twentyThatStartAtOnceAgree() throws Exception {
    List<Callable<Tokens>> starts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      starts.add(() -> TokenFile.in(home.resolve("new")).readOrMake());
    }
    ExecutorService threads = Executors.newFixedThreadPool(20);
    Set<Tokens> seen = new HashSet<>();

    for (Future<Tokens> tokens : threads.invokeAll(starts)) {
      seen.add(tokens.get());
    }
    threads.shutdown();

    assertThat(seen).hasSize(1);
  }

  @Test
  void isAbsentUntilMade() throws Exception {
    assertThat(TokenFile.in(home).read()).isNull();
  }

  @Test
  void isRefusedWhenOthersMayReadIt() throws Exception {
    TokenFile file = TokenFile.in(home);
    file.readOrMake();
    Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r--r--"));

    assertThatThrownBy(file::read).isInstanceOf(IOException.class).hasMessageContaining("0600");
  }

  @Test
  void isRefusedWhenATokenIsMissingWithoutSayingTheOthers() throws Exception {
    TokenFile file = TokenFile.in(home);
    file.readOrMake();
    Files.writeString(file.path(), "admin=secret\nviewer=v\n");

    assertThatThrownBy(file::read).hasMessageContaining("link=").hasMessageNotContaining("secret");
  }
}
