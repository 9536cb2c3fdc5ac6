package dev.outrider.instrumentation.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PassageTest {
  private static final Cut CUT = Cut.in("a.Client").before("send", "()V").calls("a.Calls", "send");
  private static final Cut OTHER = Cut.in("a.Client").before("end", "()V").calls("a.Calls", "end");

  private final Object receiver = new Object();

  @AfterEach
  void close() {
    Passage.close();
  }

  @Test
  void letsByTheNextEntryAndNoMore() {
    Passage.open(CUT, receiver);

    assertThat(Passage.consume(CUT, receiver)).isTrue();
    assertThat(Passage.consume(CUT, receiver)).isFalse();
  }

  @Test
  void letsByNobodyWhereNoneIsOpen() {
    assertThat(Passage.consume(CUT, receiver)).isFalse();
  }

  @Test
  void letsByNoOtherReceiverHoweverEqual() {
    Passage.open(CUT, "client");

    assertThat(Passage.consume(CUT, new String("client".toCharArray()))).isFalse();
    assertThat(Passage.consume(CUT, "client")).isTrue();
  }

  @Test
  void letsByNoOtherCut() {
    Passage.open(CUT, receiver);

    assertThat(Passage.consume(OTHER, receiver)).isFalse();
    assertThat(Passage.consume(CUT, receiver)).isTrue();
  }

  @Test
  void letsByNoOtherThread() throws Exception {
    Passage.open(CUT, receiver);

    CompletableFuture<Boolean> elsewhere =
        CompletableFuture.supplyAsync(
            () -> Passage.consume(CUT, receiver), work -> new Thread(work).start());

    assertThat(elsewhere.get(30, TimeUnit.SECONDS)).isFalse();
    assertThat(Passage.consume(CUT, receiver)).isTrue();
  }

  @Test
  void letsByNobodyOnceClosed() {
    Passage.open(CUT, receiver);
    Passage.close();

    assertThat(Passage.consume(CUT, receiver)).isFalse();
  }
}
