package dev.outrider.dist;

import java.util.TreeSet;

/** Calls a server, then prints every package of the JDK that this application may reach into. */
final class OpenPackages {
  private OpenPackages() {}

  public static void main(String[] arguments) throws Exception {
    OneCall.main(new String[] {"3"});
    Module application = OpenPackages.class.getModule();
    System.out.println("java.lang is open: " + isOpen("java.base", "java.lang", application));
    System.out.println(
        "jdk.internal.net.http is open: "
            + isOpen("java.net.http", "jdk.internal.net.http", application));
    System.out.println(
        "sun.net.www.protocol.http is open: "
            + isOpen("java.base", "sun.net.www.protocol.http", application));
    for (Module module : ModuleLayer.boot().modules()) {
      for (String name : new TreeSet<>(module.getPackages())) {
        if (module.isOpen(name, application)) {
          System.out.println("open: " + module.getName() + "/" + name);
        }
        if (module.isExported(name, application) && name.contains("internal")) {
          System.out.println("exported: " + module.getName() + "/" + name);
        }
      }
    }
  }

  private static boolean isOpen(String module, String name, Module application) {
    return ModuleLayer.boot().findModule(module).orElseThrow().isOpen(name, application);
  }
}
