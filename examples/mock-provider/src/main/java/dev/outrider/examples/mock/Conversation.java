package dev.outrider.examples.mock;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.Socket;

/** One connection: request, delay, answer, and again. Runs on a thread of its own. */
final class Conversation implements Runnable {
  private final Socket socket;
  private final Behaviour usual;
  private final Faults faults;
  private final WireLog wire;
  private long number;

  Conversation(Socket socket, Behaviour usual, Faults faults, WireLog wire) {
    this.socket = socket;
    this.usual = usual;
    this.faults = faults;
    this.wire = wire;
  }

  @Override
  public void run() {
    try (socket;
        BufferedOutputStream out = new BufferedOutputStream(socket.getOutputStream())) {
      RequestReader requests =
          new RequestReader(new BufferedInputStream(socket.getInputStream()), out);
      AnswerWriter answers = new AnswerWriter(out);
      Request request = requests.next();
      while (request != null) {
        answers.write(request, answered(request));
        request = request.wantsClose() ? null : requests.next();
      }
    } catch (IOException | NumberFormatException gone) {
      // the peer left or does not speak HTTP: nobody is there to be told
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private Answer answered(Request request) throws InterruptedException {
    if (request.path().equals(WireLog.PATH)) {
      return wire.answer(request);
    }
    number = number == 0 ? wire.connected() : number;
    wire.saw(number, request);
    try {
      Behaviour behaviour = usual.with(name -> request.header("X-Mock-" + name));
      Answer answer =
          faults.strikes(behaviour.errorRate())
              ? OpenAiError.SERVER_ERROR
              : Api.answer(request, behaviour);
      Delay.pass(Delay.beforeNanos(request, answer, behaviour));
      return answer;
    } catch (IllegalArgumentException wrongHeader) {
      return OpenAiError.badRequest("X-Mock-" + wrongHeader.getMessage());
    }
  }
}
