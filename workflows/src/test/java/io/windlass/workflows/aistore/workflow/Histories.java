package io.windlass.workflows.aistore.workflow;

import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Recorded histories: those of each release in a folder of its name, the present ones beside. */
public final class Histories {

  private static final Path ROOT = Path.of("src/test/resources/histories");

  private Histories() {}

  static List<Path> recorded() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  /** Writes the history of the newest run with this ID. */
  public static void save(WorkflowClient client, String workflowId, String name)
      throws IOException {
    Files.createDirectories(ROOT);
    String json = client.fetchHistory(workflowId).toJson(true);
    Files.writeString(ROOT.resolve(name + ".json"), json + "\n");
  }
}
