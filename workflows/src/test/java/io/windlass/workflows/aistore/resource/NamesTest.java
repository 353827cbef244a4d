package io.windlass.workflows.aistore.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The names by which objects of existing clusters are found. */
class NamesTest {
  private final Names names = Names.of(Samples.plain());

  @Test
  void ofObjects() {
    assertThat(names.serviceAccount()).isEqualTo("demo-sa");
    assertThat(names.role()).isEqualTo("demo-role");
    assertThat(names.roleBinding()).isEqualTo("demo-rb");
    assertThat(names.globalConfig()).isEqualTo("demo-global-cm");
    assertThat(names.daemon(DaemonRole.PROXY)).isEqualTo("demo-proxy");
    assertThat(names.daemon(DaemonRole.TARGET)).isEqualTo("demo-target");
    assertThat(names.disruptionBudget()).isEqualTo("demo-target");
    assertThat(names.pod(DaemonRole.TARGET, 2)).isEqualTo("demo-target-2");
  }

  @Test
  void ofClaims() {
    var mount = Samples.plain().getSpec().targetSpec().mounts().getFirst();
    assertThat(names.stateClaim()).isEqualTo("ais-demo-state");
    assertThat(names.dataClaim(mount)).isEqualTo("demo-ais-disk0");
    assertThat(names.podClaim(names.dataClaim(mount), DaemonRole.TARGET, 0))
        .isEqualTo("demo-ais-disk0-demo-target-0");
  }

  @Test
  void ofHosts() {
    var urls = new Urls(Samples.plain(), "cluster.local");
    assertThat(urls.intraCluster()).isEqualTo("http://demo-proxy.ais.svc.cluster.local:51080");
    assertThat(urls.discovery()).isEqualTo("http://demo-proxy.ais.svc.cluster.local:51082");
    assertThat(urls.firstPrimary())
        .isEqualTo("http://demo-proxy-0.demo-proxy.ais.svc.cluster.local:51082");
    assertThat(urls.publicOf(DaemonRole.TARGET, 1))
        .isEqualTo("http://demo-target-1.demo-target.ais.svc.cluster.local:51081");
    assertThat(urls.controlOf(DaemonRole.TARGET, 1))
        .isEqualTo("http://demo-target-1.demo-target.ais.svc.cluster.local:51082");
  }

  @Test
  void domainOfTheSpecificationWins() {
    var urls = new Urls(Samples.withSpec("clusterDomain: home.arpa"), "cluster.local");
    assertThat(urls.serviceHost(DaemonRole.TARGET)).isEqualTo("demo-target.ais.svc.home.arpa");
  }
}
