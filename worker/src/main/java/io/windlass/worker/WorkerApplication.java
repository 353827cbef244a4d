package io.windlass.worker;

import io.micronaut.runtime.Micronaut;

/**
 * Starts the worker. Everything it needs comes from the environment: see {@code
 * docs/configuration.md}.
 */
public final class WorkerApplication {

  private WorkerApplication() {}

  public static void main(String[] arguments) {
    Micronaut.build(arguments).mainClass(WorkerApplication.class).banner(false).start();
  }
}
