package io.windlass.testbed.kubelet.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccountTokenProjection;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PodVolumesTest {

  private static final Volume CONFIG =
      new VolumeBuilder()
          .withName("config")
          .withNewConfigMap()
          .withName("demo-target")
          .endConfigMap()
          .build();

  @TempDir Path directory;
  private final Map<String, ConfigMap> configMaps = new HashMap<>();
  private final Map<String, CsiDriver> drivers = new HashMap<>();

  @Test
  void aMissingConfigMapIsMountedOnceItIsThere() throws MountException {
    PodVolumes volumes = volumes(CONFIG);
    assertThatThrownBy(volumes::mount)
        .hasMessage(
            "MountVolume.SetUp failed for volume \"config\" : configmap \"demo-target\" not found");
    put("one");
    volumes.mount();
    assertThat(path(volumes, "config").resolve("ais_local.json")).hasContent("one");
  }

  private static Path path(PodVolumes volumes, String name) {
    return java.util.Objects.requireNonNull(volumes.paths().get(name), name);
  }

  @Test
  void aRefreshReachesTheVolumeButNoSubPath() throws MountException {
    put("one");
    PodVolumes volumes = volumes(CONFIG);
    volumes.mount();
    var mount =
        new VolumeMountBuilder()
            .withName("config")
            .withMountPath("/etc/one.json")
            .withSubPath("ais_local.json")
            .build();
    Path bound =
        ContainerMounts.resolve(List.of(mount), volumes.paths(), Map.of())
            .get(Path.of("/etc/one.json"));
    assertThat(bound).hasContent("one");
    put("two");
    volumes.refresh();
    assertThat(path(volumes, "config").resolve("ais_local.json")).hasContent("two");
    assertThat(bound).isNotEqualTo(path(volumes, "config").resolve("ais_local.json"));
  }

  @Test
  void hostPathsAndClaimsLiveOnTheNodesDiskAndOutliveThePod() throws Exception {
    Volume host =
        new VolumeBuilder()
            .withName("state")
            .withNewHostPath()
            .withPath("/etc/ais")
            .withType("DirectoryOrCreate")
            .endHostPath()
            .build();
    Volume claim =
        new VolumeBuilder().withName("data").withNewPersistentVolumeClaim("bound", false).build();
    PodVolumes volumes = volumes(host, claim);
    volumes.mount();
    Files.writeString(path(volumes, "data").resolve("object"), "x");
    volumes.remove();
    assertThat(disk().path("/etc/ais")).isDirectory();
    assertThat(disk().path("/disks/one/object")).hasContent("x");
    assertThat(volumes.losable(Optional.empty())).containsExactly(disk().path("/disks/one"));
    assertThat(volumes.losable(Optional.of("state"))).containsExactly(disk().path("/etc/ais"));
    assertThat(volumes.losable(Optional.of("nosuch"))).isEmpty();
  }

  @Test
  void aDirectoryThatMustExistIsNotMadeUp() {
    Volume host =
        new VolumeBuilder()
            .withName("state")
            .withNewHostPath()
            .withPath("/nothere")
            .withType("Directory")
            .endHostPath()
            .build();
    assertThatThrownBy(() -> volumes(host).mount()).hasMessageContaining("type check failed");
  }

  @Test
  void aPathCannotLeaveTheDisk() {
    assertThat(disk().path("../../etc/passwd")).startsWithRaw(disk().root());
    var mount =
        new VolumeMountBuilder()
            .withName("data")
            .withMountPath("/data")
            .withSubPathExpr("$(POD)/../..")
            .build();
    assertThatThrownBy(
            () ->
                ContainerMounts.resolve(
                    List.of(mount), Map.of("data", directory), Map.of("POD", "demo")))
        .hasMessageContaining("leads out of");
  }

  @Test
  void aDriverMakesItsVolumesAndOneThatIsNotThereIsNamed() throws Exception {
    Volume certificates =
        new VolumeBuilder()
            .withName("tls-certs")
            .withNewCsi()
            .withDriver("csi.example.com")
            .addToVolumeAttributes("example.com/text", "hello")
            .endCsi()
            .build();
    PodVolumes volumes = volumes(certificates);
    assertThatThrownBy(volumes::mount)
        .hasMessage(
            "MountVolume.SetUp failed for volume \"tls-certs\" : kubernetes.io/csi: mounter.SetUpAt"
                + " failed to get CSI client: driver name csi.example.com not found in the list of"
                + " registered CSI drivers");

    drivers.put("csi.example.com", new Greeter());
    volumes.mount();
    Path mounted = volumes.paths().getOrDefault("tls-certs", Path.of("nowhere"));
    assertThat(mounted.resolve("text")).hasContent("hello");
  }

  private static final class Greeter implements CsiDriver {
    @Override
    public String name() {
      return "csi.example.com";
    }

    @Override
    public void publish(CsiVolume volume) {
      String text = volume.attributes().getOrDefault("example.com/text", "");
      volume.write(Map.of("text", text.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private PodVolumes volumes(Volume... volumes) {
    Pod pod =
        new PodBuilder()
            .withNewMetadata()
            .withNamespace("ais")
            .endMetadata()
            .withNewSpec()
            .withVolumes(volumes)
            .endSpec()
            .build();
    return new PodVolumes(pod, directory.resolve("pod"), disk(), new Objects());
  }

  private NodeDisk disk() {
    return new NodeDisk(directory.resolve("node"));
  }

  private void put(String text) {
    configMaps.put("demo-target", new ConfigMapBuilder().addToData("ais_local.json", text).build());
  }

  private final class Objects implements ClusterObjects {
    @Override
    public Optional<ConfigMap> configMap(String namespace, String name) {
      return Optional.ofNullable(configMaps.get(name));
    }

    @Override
    public Optional<Secret> secret(String namespace, String name) {
      return Optional.empty();
    }

    @Override
    public Optional<Service> service(String namespace, String name) {
      return Optional.empty();
    }

    @Override
    public Optional<PersistentVolume> claimed(String namespace, String claim) {
      return claim.equals("bound")
          ? Optional.of(
              new PersistentVolumeBuilder()
                  .withNewSpec()
                  .withNewLocal(null, "/disks/one")
                  .endSpec()
                  .build())
          : Optional.empty();
    }

    @Override
    public Optional<CsiDriver> driver(String name) {
      return Optional.ofNullable(drivers.get(name));
    }

    @Override
    public String token(Pod pod, ServiceAccountTokenProjection wanted) {
      return "token";
    }
  }
}
