package io.windlass.testbed.kubelet.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicDirectoryTest {

  @TempDir Path directory;

  @Test
  void filesAreReachedThroughTheDataLink() throws IOException {
    write(Map.of("ais.json", "{}", "deep/key", "v"));
    assertThat(Files.readSymbolicLink(directory.resolve("ais.json")))
        .isEqualTo(Path.of("..data", "ais.json"));
    assertThat(directory.resolve("deep/key")).hasContent("v");
  }

  @Test
  void anUpdateChangesAllFilesAndLeavesNothingBehind() throws IOException {
    write(Map.of("a", "1", "b", "1"));
    write(Map.of("b", "2", "c", "2"));
    assertThat(directory.resolve("a")).doesNotExist();
    assertThat(directory.resolve("b")).hasContent("2");
    assertThat(directory.resolve("c")).hasContent("2");
    try (Stream<Path> present = Files.list(directory)) {
      // b, c, ..data and the one hidden directory.
      assertThat(present).hasSize(4);
    }
  }

  @Test
  void theSameFilesAgainTouchNothing() throws IOException {
    write(Map.of("a", "1"));
    Path before = directory.resolve("..data").toRealPath();
    write(Map.of("a", "1"));
    assertThat(directory.resolve("..data").toRealPath()).isEqualTo(before);
  }

  private void write(Map<String, String> files) {
    Map<String, byte[]> bytes = new TreeMap<>();
    files.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
    new AtomicDirectory(directory).write(bytes);
  }
}
