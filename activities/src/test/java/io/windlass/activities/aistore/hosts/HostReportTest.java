package io.windlass.activities.aistore.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.aistore.resource.Mount;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HostReportTest {

  @Test
  void whatIsAsRecommendedOrUnseenIsNoDifference() {
    HostReport report =
        HostReport.read(
            """
            net/core/somaxconn=100000
            net/ipv4/tcp_rmem=4096	12582912	268435456
            net/ipv4/ip_local_port_range=2048	65535
            vm/swappiness=1
            nofile=unlimited
            """);
    assertThat(report.empty()).isFalse();
    assertThat(report.differences(List.of())).isEmpty();
  }

  @Test
  void whatIsNotIsToldWithItsValueAndTheRecommendedOne() {
    HostReport report =
        HostReport.read(
            """
            net/core/somaxconn=4096
            net/ipv4/tcp_rmem=4096	131072	6291456
            net/ipv4/ip_local_port_range=32768	60999
            net/ipv4/tcp_timestamps=1
            nofile=1024
            """);
    assertThat(report.differences(List.of()))
        .containsExactly(
            "net.core.somaxconn=4096 (at least 100000)",
            "net.ipv4.tcp_rmem=4096 131072 6291456 (at least 4096, at least 12582912, at least 268435456)",
            "net.ipv4.ip_local_port_range=32768 60999 (at most 10240, at least 65535)",
            "net.ipv4.tcp_timestamps=1 (0)",
            "nofile=1024 (at least 1048576)");
  }

  @Test
  void disksAreToBeXfsAndTheirOwn() {
    HostReport report =
        HostReport.read(
            """
            nofile=unlimited
            mount=/check/0 8:16 xfs
            mount=/check/1 8:1 ext4
            mount=/check/2 8:16 xfs
            """);
    assertThat(report.differences(mounts("/ais/a", "/ais/b", "/ais/c", "/ais/unseen")))
        .containsExactly("/ais/b is ext4 (xfs)", "/ais/c shares its disk with another");
  }

  @Test
  void nonsenseIsNoReport() {
    assertThat(HostReport.read("/bin/sh: not found\n").empty()).isTrue();
  }

  @Test
  void hostsWithTheSameDifferencesShareASentence() {
    assertThat(
            HostSummary.of(
                Map.of(
                    "a", List.of("x=1 (2)"),
                    "b", List.of(),
                    "c", List.of("x=1 (2)", "y=0 (1)"),
                    "d", List.of("x=1 (2)"))))
        .containsExactly("a, d: x=1 (2)", "c: x=1 (2), y=0 (1)");
    assertThat(HostSummary.names(List.of("a", "b", "c", "d", "e"))).isEqualTo("a, b, c and 2 more");
  }

  private static List<Mount> mounts(String... paths) {
    return Stream.of(paths).map(path -> new Mount(path, null, null, true, null, null)).toList();
  }
}
