package io.windlass.plugin.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windlass.plugin.Samples;
import io.windlass.plugin.resource.Happening;
import io.windlass.plugin.resource.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceTest {

  private static final Resource RESOURCE =
      Samples.resource(
          "note: hidden-1", Samples.condition("Ready", "False", "X", "Bearer hidden-2abc"));

  private static final List<Belongings.Objects> NEAR =
      List.of(
          new Belongings.Objects(
              "statefulsets",
              List.of(
                  Samples.yaml(
                      """
                      metadata: {name: demo-target, uid: u-2, ownerReferences: [{uid: u-1}]}
                      spec: {replicas: 3, template: {spec: {containers: [
                        {name: ais, image: "aisnode:v5", env: [{name: A, value: hidden-3}]}]}}}
                      """)),
              ""),
          new Belongings.Objects(
              "pods",
              List.of(
                  Samples.yaml(
                      """
                      metadata: {name: demo-target-0, uid: u-3, ownerReferences: [{uid: u-2}]}
                      spec: {volumes: [{persistentVolumeClaim: {claimName: data-0}}]}
                      status: {phase: Running}
                      """),
                  Samples.yaml("metadata: {name: stranger, uid: u-9}")),
              ""),
          new Belongings.Objects(
              "persistentvolumeclaims",
              List.of(
                  Samples.yaml("metadata: {name: data-0}\nstatus: {phase: Bound}"),
                  Samples.yaml("metadata: {name: not-ours}")),
              ""),
          new Belongings.Objects(
              "configmaps",
              List.of(
                  Samples.yaml(
                      """
                      metadata: {name: demo, ownerReferences: [{uid: u-1}]}
                      data: {ais.json: hidden-4}
                      """)),
              ""),
          new Belongings.Objects("jobs", List.of(), "the API server does not allow it"));

  private final Map<String, String> files =
      new Evidence(RESOURCE, Instant.parse("2026-11-22T07:20:00Z"))
          .resource(List.of())
          .belongings(NEAR)
          .events(List.of(new Happening("t", "Normal", "R", "password=hidden-5", "AIStore/demo")))
          .files();

  @Test
  void nothingSecretIsInAnyFile() {
    assertThat(files.values()).noneMatch(text -> text.contains("hidden"));
  }

  @Test
  void whatBelongsToItIsThere() {
    assertThat(files.get("objects/statefulsets.yaml")).contains("demo-target", "ais: aisnode:v5");
    assertThat(files.get("objects/pods.yaml")).contains("demo-target-0").doesNotContain("stranger");
    assertThat(files.get("objects/persistentvolumeclaims.yaml"))
        .contains("data-0", "Bound")
        .doesNotContain("not-ours");
    assertThat(files.get("objects/configmaps.yaml")).contains("ais.json: 8 characters");
    assertThat(files.get("objects/jobs.yaml")).contains("does not allow it");
  }

  @Test
  void whatWasLeftOutIsListedFirst() {
    assertThat(files.keySet().iterator().next()).isEqualTo("README.txt");
    assertThat(files.get("README.txt"))
        .contains("resource.metadata.annotations[note]", "events.txt", "status.txt");
  }

  @Test
  void theBundleIsAnArchiveThatOverwritesNothing(@TempDir Path folder) throws IOException {
    Path target = folder.resolve("report.tar.gz");
    Bundle.write(target, "top", files);
    Map<String, String> read = new LinkedHashMap<>();
    try (InputStream file = Files.newInputStream(target);
        TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        read.put(entry.getName(), new String(tar.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    assertThat(read).hasSameSizeAs(files).containsEntry("top/events.txt", files.get("events.txt"));
    assertThatThrownBy(() -> Bundle.write(target, "top", files))
        .isInstanceOf(FileAlreadyExistsException.class);
  }
}
