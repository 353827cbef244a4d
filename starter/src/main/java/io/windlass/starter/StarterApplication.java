package io.windlass.starter;

import io.micronaut.runtime.Micronaut;

/** Starts the starter and stays until the process is told to end. */
public final class StarterApplication {

  private StarterApplication() {}

  /** Runs it; configuration comes from {@code application.yml} and the environment. */
  public static void main(String[] arguments) {
    Micronaut.build(arguments).mainClass(StarterApplication.class).banner(false).start();
  }
}
