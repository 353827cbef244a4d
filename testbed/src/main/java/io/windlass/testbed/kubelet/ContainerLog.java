package io.windlass.testbed.kubelet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;

/** A container's output, appended line by line to {@code <namespace>_<pod>_<container>.log}. */
record ContainerLog(Path file) implements Consumer<String> {

  static ContainerLog of(Path directory, String namespace, String pod, String container) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ContainerLog(directory.resolve(namespace + "_" + pod + "_" + container + ".log"));
  }

  @Override
  public void accept(String line) {
    try {
      Files.write(file, List.of(line), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
