package dev.outrider.dist;

import java.util.Arrays;
import java.util.stream.Collectors;
import reactor.blockhound.BlockHound;

/**
 * {@link ReactorNettyApp} with BlockHound, which says on a line of its own who blocked an event
 * loop; the call goes on.
 */
final class WatchedLoopApp {
  private WatchedLoopApp() {}

  public static void main(String[] arguments) {
    BlockHound.builder().loadIntegrations().blockingMethodCallback(WatchedLoopApp::say).install();
    ReactorNettyApp.main(arguments);
  }

  private static void say(reactor.blockhound.BlockingMethod method) {
    String callers =
        Arrays.stream(Thread.currentThread().getStackTrace())
            .map(frame -> frame.getClassName() + '.' + frame.getMethodName())
            .filter(frame -> !frame.startsWith("reactor.blockhound."))
            .collect(Collectors.joining(" < "));
    System.out.println("blocked by " + method + ": " + callers);
  }
}
