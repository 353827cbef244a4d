package io.windlass.plugin.session;

import io.windlass.plugin.ExitCode;
import io.windlass.plugin.Problem;
import io.windlass.plugin.resource.Fields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads files as kubectl does: YAML with one or more documents, or JSON. */
public final class Manifests {

  private Manifests() {}

  /**
   * The documents of a file; empty ones are left out.
   *
   * @param file {@code -} for the standard input
   */
  public static List<Fields> read(Path file) {
    try {
      String text =
          file.toString().equals("-")
              ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
              : Files.readString(file);
      List<Fields> documents = new ArrayList<>();
      new Load(LoadSettings.builder().build())
          .loadAllFromString(text)
          .forEach(document -> documents.add(Fields.of(document)));
      return documents.stream().filter(document -> !document.isEmpty()).toList();
    } catch (IOException unreadable) {
      throw new Problem(ExitCode.USAGE, "-f: %s can't be read".formatted(file));
    } catch (YamlEngineException wrong) {
      throw new Problem(
          ExitCode.USAGE,
          "-f: %s is no YAML: %s"
              .formatted(file, String.valueOf(wrong.getMessage()).replace('\n', ' ')));
    }
  }
}
