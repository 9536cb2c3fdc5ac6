package dev.outrider.instrumentation.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A woven class, linked by the real linker: what stands before its bodies, and what it answers. */
class WeaverTest {
  private static final String CALLS = "dev.outrider.instrumentation.library.Calls";
  private static final Cut.In IN = Cut.in(Client.class.getName()).seenAs("java.lang.Object");
  private static final Cut OBJECT =
      IN.before("object", "(Ljava/lang/String;JD[I)Ljava/lang/String;").calls(CALLS, "object");
  private static final Cut ARRAY = IN.before("array", "(BCSFZ)[I").calls(CALLS, "array");
  private static final Cut NOTHING =
      IN.before("nothing", "(Ljava/lang/Object;)V").calls(CALLS, "nothing");
  private static final Cut FLAG = IN.before("flag", "()Z").calls(CALLS, "one");
  private static final Cut LOOPS =
      IN.before("loops", "(I)Ljava/lang/String;").calls(CALLS, "loops");
  private static final Cut FAILS = IN.before("fails", "()Ljava/lang/String;").calls(CALLS, "one");
  private static final Cut LOCKS = IN.before("holdsItsLock", "()Z").calls(CALLS, "one");
  private static final Cut SHARED =
      IN.beforeStatic("shared", "(JLjava/lang/String;)Ljava/lang/String;").calls(CALLS, "shared");
  private static final Cut NOBODY = IN.before("flag", "()Z").calls(CALLS, "nobody");

  private final List<Throwable> faults = new ArrayList<>();

  /** A call that does as it is told. */
  private static final class Told extends Governed {
    private final java.util.concurrent.Callable<@Nullable Object> what;
    private boolean abandoned;

    Told(java.util.concurrent.Callable<@Nullable Object> what) {
      this.what = what;
    }

    @Override
    protected @Nullable Object run() throws Exception {
      return what.call();
    }

    @Override
    protected void abandon(Throwable fault) {
      abandoned = true;
    }

    @Override
    protected Throwable broken(Throwable fault) {
      return new IOException("broken", fault);
    }
  }

  private Object woven(Cut... cuts) throws Exception {
    Map<String, Cut> byId = new HashMap<>();
    for (Cut cut : cuts) {
      byId.put(cut.id(), cut);
    }
    Linker linker = new Linker(byId, (where, fault) -> faults.add(fault));
    return StandIn.woven(Client.class, List.of(cuts), linker.handle())
        .getDeclaredConstructor()
        .newInstance();
  }

  private static @Nullable Object call(Object woven, String method, Object... arguments)
      throws Throwable {
    for (java.lang.reflect.Method found : woven.getClass().getMethods()) {
      if (found.getName().equals(method)) {
        try {
          return found.invoke(woven, arguments);
        } catch (InvocationTargetException thrown) {
          throw thrown.getTargetException();
        }
      }
    }
    throw new NoSuchMethodException(method);
  }

  private static Object ran(Object woven) throws Exception {
    return woven.getClass().getField("ran").get(woven);
  }

  private static void answer(@Nullable Object with) {
    Answers.are = arguments -> new Told(() -> with);
  }

  @Test
  void theBodyRunsAsItWasWhenOurSideStandsAside() throws Throwable {
    Object client = woven(OBJECT, ARRAY, NOTHING, FLAG, LOOPS, FAILS, LOCKS);
    Answers.are = arguments -> null;

    assertThat(call(client, "object", "a", 2L, 3.5, new int[] {4})).isEqualTo("native");
    assertThat(ran(client)).isEqualTo("a23.5[4]");
    assertThat((int[]) call(client, "array", (byte) 1, 'c', (short) 2, 1.5f, true))
        .containsExactly(1);
    assertThat(ran(client)).isEqualTo("1c21.5true");
    call(client, "nothing", "x");
    assertThat(ran(client)).isEqualTo("nothing x");
    assertThat(call(client, "flag")).isEqualTo(false);
    assertThat(call(client, "loops", 3)).isEqualTo("flag210!");
    assertThat(call(client, "holdsItsLock")).isEqualTo(true);
    assertThatThrownBy(() -> call(client, "fails"))
        .isInstanceOf(IOException.class)
        .hasMessage("of the client");
    assertThat(faults).isEmpty();
  }

  @Test
  void ourSideGetsEachArgumentAsItWasGiven() throws Throwable {
    Object client = woven(OBJECT, ARRAY);
    List<Object> seen = new ArrayList<>();
    Answers.are =
        arguments -> {
          seen.addAll(arguments);
          return null;
        };
    int[] more = {4};

    call(client, "object", "a", Long.MIN_VALUE, -0.0, more);
    call(client, "array", (byte) -1, '\uffff', (short) -2, 1.5f, true);

    assertThat(seen)
        .containsExactly(
            "a", Long.MIN_VALUE, -0.0, more, (byte) -1, '\uffff', (short) -2, 1.5f, true);
  }

  @Test
  void ourSideGetsAnArgumentAsATypeThatItMaySee() throws Throwable {
    String visible = "(Ljava/lang/Object;JDLjava/lang/Object;)V";
    Object client =
        woven(
            IN.before("object", "(Ljava/lang/String;JD[I)Ljava/lang/String;")
                .seenAs(visible)
                .calls(CALLS, "visible"));
    List<Object> seen = new ArrayList<>();
    Answers.are =
        arguments -> {
          seen.addAll(arguments);
          return null;
        };
    int[] more = {4};

    assertThat(call(client, "object", "a", 2L, 3.5, more)).isEqualTo("native");

    assertThat(seen).containsExactly("a", 2L, 3.5, more);
    assertThat(faults).isEmpty();
  }

  @Test
  void anAnswerOfOursTakesTheBodysPlace() throws Throwable {
    Object client = woven(OBJECT, ARRAY, NOTHING, FLAG);

    answer("ours");
    assertThat(call(client, "object", "a", 2L, 3.5, new int[0])).isEqualTo("ours");
    answer(new int[] {7});
    assertThat((int[]) call(client, "array", (byte) 1, 'c', (short) 2, 1.5f, true))
        .containsExactly(7);
    answer(true);
    assertThat(call(client, "flag")).isEqualTo(true);
    answer(Governed.NOTHING);
    assertThat(call(client, "nothing", "x")).isNull();

    assertThat(ran(client)).isEqualTo("");
  }

  @Test
  void whatIsMeantForTheApplicationIsThrownToItUnmarked() throws Throwable {
    Object client = woven(FLAG);
    IOException meant = new IOException("meant");
    Answers.are =
        arguments ->
            new Told(
                () -> {
                  throw new Intended(meant);
                });

    assertThatThrownBy(() -> call(client, "flag")).isSameAs(meant);
    assertThat(faults).isEmpty();
  }

  @Test
  void aFaultBeforeThePointOfNoReturnLetsTheBodyRun() throws Throwable {
    Object client = woven(FLAG, OBJECT);
    Answers.are =
        arguments -> {
          throw new IllegalStateException("begin");
        };
    assertThat(call(client, "flag")).isEqualTo(false);
    Told told =
        new Told(
            () -> {
              throw new IllegalStateException("run");
            });
    Answers.are = arguments -> told;
    assertThat(call(client, "object", "a", 1L, 1.0, new int[0])).isEqualTo("native");

    assertThat(told.abandoned).isTrue();
    assertThat(faults).extracting(Throwable::getMessage).containsExactly("begin", "run");
  }

  @Test
  void anAnswerOfOursIsUnboxedWhereTheMethodReturnsANumber() throws Throwable {
    Object client =
        woven(
            IN.before("number", "()I").calls(CALLS, "one"),
            IN.before("bigNumber", "()J").calls(CALLS, "one"));

    answer(7);
    assertThat(call(client, "number")).isEqualTo(7);
    answer(Long.MAX_VALUE);
    assertThat(call(client, "bigNumber")).isEqualTo(Long.MAX_VALUE);
    Answers.are = arguments -> null;
    assertThat(call(client, "number")).isEqualTo(1);
    assertThat(call(client, "bigNumber")).isEqualTo(1L);
  }

  @Test
  void aMethodWithoutAReceiverIsCutLikeAnyOther() throws Throwable {
    Object client = woven(SHARED);
    List<Object> seen = new ArrayList<>();
    Answers.are =
        arguments -> {
          seen.addAll(arguments);
          return null;
        };

    assertThat(call(client, "shared", 5L, "a")).isEqualTo("a5");
    assertThat(seen).containsExactly(5L, "a");
    answer("ours");
    assertThat(call(client, "shared", 5L, "a")).isEqualTo("ours");
  }

  @Test
  void aMethodThatHasAReceiverIsNotTheStaticOneThatACutMeans() throws Exception {
    Cut notStatic = IN.beforeStatic("flag", "()Z").calls(CALLS, "one");

    assertThat(Weaver.weave(StandIn.bytes(Client.class), List.of(notStatic))).isNull();
  }

  @Test
  void aCallSiteThatCannotBeLinkedLetsItsBodyRunForEver() throws Throwable {
    Object client = woven(NOBODY);

    assertThat(call(client, "flag")).isEqualTo(false);
    assertThat(call(client, "flag")).isEqualTo(false);

    assertThat(faults).hasSize(1);
  }

  @Test
  void aClassWithoutOneOfItsCutsIsLeftAlone() throws Exception {
    Cut missing = IN.before("object", "()V").calls(CALLS, "one");

    assertThat(Weaver.weave(StandIn.bytes(Client.class), List.of(FLAG, missing))).isNull();
  }

  @Test
  void aMethodOfAShapeThatIsNotKnownIsRefused() {
    Cut fraction = IN.before("fraction", "()D").calls(CALLS, "one");

    assertThatThrownBy(() -> Weaver.weave(StandIn.bytes(Client.class), List.of(fraction)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Client.fraction returns double");
  }
}
