package dev.outrider.boot;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the name of each class that the JVM loads and lets nearly all pass: a name that the
 * build did not write into the table costs one look-up. It is also our clock: no thread of ours
 * runs before the application's main class is being loaded.
 */
final class Gate implements ClassFileTransformer {
  private final Set<String> cut;
  private final Attachment attachment;
  private volatile @Nullable MainClass awaited;

  Gate(Set<String> cut, MainClass main, Attachment attachment) {
    this.cut = cut;
    this.awaited = main;
    this.attachment = attachment;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    try {
      MainClass main = awaited;
      if (main != null && loader != null && main.is(loader, name, domain)) {
        awaited = null;
        attachment.mainIsLoading();
      }
      if (name == null || !cut.contains(name)) {
        return null;
      }
      return attachment.weaver().transform(loader, name, redefined, domain, bytes);
    } catch (Throwable fault) { // the class is loaded as it is
      attachment.fault(name, fault);
      return null;
    }
  }
}
