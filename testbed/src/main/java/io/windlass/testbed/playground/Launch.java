package io.windlass.testbed.playground;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program to start.
 *
 * @param name what people call it; also its log file's name
 * @param command program and arguments
 * @param environment variables set in addition to this process's own
 * @param log gets its standard output and error; begun afresh at every start
 */
public record Launch(String name, List<String> command, Map<String, String> environment, Path log) {

  public Launch {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
