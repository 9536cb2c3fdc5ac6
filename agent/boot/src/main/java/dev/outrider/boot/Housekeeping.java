package dev.outrider.boot;

/** What the thread {@code outrider} runs. Made by {@link Unoffered} only. */
final class Housekeeping implements Runnable {
  private final Attachment attachment;

  Housekeeping(Attachment attachment) {
    this.attachment = attachment;
  }

  @Override
  public void run() {
    attachment.keepHouse();
  }
}
