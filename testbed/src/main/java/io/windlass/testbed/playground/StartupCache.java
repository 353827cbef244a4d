package io.windlass.testbed.playground;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * The classes of a role, loaded and linked once for all its later starts (JEP 514): who starts it
 * again and again, as tests do, saves more than half of the processor time of each start. A start
 * without it is slower and nothing else.
 */
public final class StartupCache {

  private final RoleProgram program;

  StartupCache(RoleProgram program) {
    this.program = program;
  }

  /**
   * Makes it, if there is none of what was built: starts and ends the role once, so that the JVM
   * takes notes, and has another JVM write it from them. That takes about 25 s.
   */
  public static synchronized void make(Application.Settings settings) {
    StartupCache cache = new StartupCache(new RoleProgram(settings.tools(), settings.role()));
    if (!cache.usable()) {
      cache.takeNotes(settings);
      cache.write();
    }
  }

  /** What has the JVM use it; nothing when there is none of these jars. */
  List<String> options() {
    return usable() ? List.of("-XX:AOTCache=" + file()) : List.of();
  }

  private Path file() {
    return file("aot");
  }

  private Path notes() {
    return file("notes");
  }

  private Path file(String kind) {
    return program.target().resolve("startup." + kind);
  }

  private boolean usable() {
    return Files.exists(file()) && program.olderThan(file());
  }

  private void takeNotes(Application.Settings settings) {
    // A variable of the JVM's launcher, so that these options are for this start alone.
    String options = "-XX:AOTMode=record -XX:AOTConfiguration=" + notes();
    Map<String, String> variables = Map.of("JDK_JAVA_OPTIONS", options);
    Application.start(settings.with(variables).into(file("log"))).close();
  }

  /**
   * Under another name until it is whole. There are no notes when the role took too long to end:
   * then there is no cache either, until somebody makes it again.
   */
  private void write() {
    Path made = file("new");
    List<String> options =
        List.of("-XX:AOTMode=create", "-XX:AOTConfiguration=" + notes(), "-XX:AOTCache=" + made);
    try {
      Files.deleteIfExists(made);
      Command.of(program.command(options), Map.of()).run();
      if (Files.exists(made)) {
        Files.move(made, file(), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
