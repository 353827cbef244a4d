package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.windlass.activities.aistore.FoundationObserver.Foundation;
import io.windlass.activities.aistore.objects.LoadBalancer;
import io.windlass.activities.kubernetes.Ownership;
import io.windlass.activities.kubernetes.ServerSide;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.lifecycle.AuthorityChange;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is seen of the objects beside StatefulSets. */
class FoundationObserverTest {

  private final FakeApiServer server;
  private final FoundationObserver observer;

  FoundationObserverTest() throws IOException {
    server = new FakeApiServer();
    CertManager certManager = Demo.certManager(server);
    observer =
        new FoundationObserver(
            new ServerSide(server.client),
            Demo.DESIRED,
            certManager,
            Demo.own(server),
            new CertificateBridge(server.client));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void applyAll(AIStore aistore) {
    Demo.DESIRED.foundation(aistore).forEach(server::put);
  }

  @Test
  void eachObjectIsReadOnceAndServicesTogether() {
    applyAll(Demo.plain());
    assertThat(observer.observe(Demo.plain()))
        .isEqualTo(new Foundation(true, List.of(), AuthorityChange.NONE));
    assertThat(server.requests("GET"))
        .contains(
            "/api/v1/namespaces/ais/services",
            "/apis/cert-manager.io/v1/namespaces/ais/certificates/demo-tls-cert",
            "/apis/apps/v1/namespaces/ais/deployments/demo-client")
        .containsAll(
            Demo.DESIRED.foundation(Demo.withBudget()).stream()
                .filter(object -> !(object instanceof Service))
                .map(FakeApiServer::path)
                .toList())
        .doesNotHaveDuplicates()
        .noneMatch(path -> path.contains("/services/"));
  }

  @Test
  void whatIsAbsentIsADifference() {
    applyAll(Demo.plain());
    assertThat(observer.observe(Demo.withBudget()))
        .isEqualTo(new Foundation(false, List.of(), AuthorityChange.NONE));
  }

  @Test
  void aBudgetThatIsNoLongerWantedIsADifference() {
    applyAll(Demo.withBudget());
    assertThat(observer.observe(Demo.withBudget()).applied()).isTrue();
    assertThat(observer.observe(Demo.plain()))
        .isEqualTo(new Foundation(false, List.of(), AuthorityChange.NONE));
  }

  @Test
  void somebodyElseMayHaveTheBudgetThatIsNotWanted() {
    applyAll(Demo.plain());
    server.put(Demo.foreign(Demo.budget()));
    assertThat(observer.observe(Demo.plain()))
        .isEqualTo(new Foundation(true, List.of(), AuthorityChange.NONE));
    assertThat(observer.observe(Demo.withBudget()).strangers())
        .extracting(HasMetadata::getKind)
        .containsExactly("PodDisruptionBudget");
  }

  @Test
  void strangersAreToldApart() {
    applyAll(Demo.plain());
    server.put(Demo.foreign(Demo.service()));
    server.put(Demo.owned(Demo.object("ConfigMap", "demo-proxy"), Demo.earlier()));
    Foundation seen = observer.observe(Demo.plain());
    assertThat(seen.applied()).isFalse();
    assertThat(seen.strangers())
        .extracting(Ownership::title)
        .containsExactly("ConfigMap demo-proxy", "Service demo-target");
  }

  @Test
  void whatTheSpecNoLongerHasIsADifference() {
    applyAll(Demo.plain());
    ConfigMap before = (ConfigMap) Demo.object("ConfigMap", "demo-global-cm");
    before.getData().put("hostname_map.json", "{}");
    server.put(before);
    assertThat(observer.observe(Demo.plain()).applied()).isFalse();
  }

  @Test
  void aLoadBalancerCountsWhenItHasAnAddress() {
    AIStore balanced = Demo.balanced();
    applyAll(balanced);
    assertThat(observer.observe(balanced).applied()).isFalse();

    Demo.DESIRED.foundation(balanced).stream()
        .filter(LoadBalancer::is)
        .forEach(service -> server.put(addressed((Service) service)));
    assertThat(observer.observe(balanced).applied()).isTrue();
  }

  @Test
  void aCertificateThatNobodyWantsIsADifference() {
    applyAll(Demo.plain());
    server.put(Demo.DESIRED.certificate(Demo.asking(), List.of()).orElseThrow());
    assertThat(observer.observe(Demo.plain()))
        .isEqualTo(new Foundation(false, List.of(), AuthorityChange.NONE));
  }

  @Test
  void aCertificateCountsWhenItHasASecret() {
    AIStore complete =
        Demo.asking("", "status: {conditions: [{type: Created, status: \"True\"}]}\n");
    applyAll(complete);
    assertThat(observer.observe(complete).applied()).isFalse();
    server.put(Demo.DESIRED.certificate(complete, List.of()).orElseThrow());
    assertThat(observer.observe(complete).applied()).isFalse();

    server.put(
        new SecretBuilder()
            .withNewMetadata()
            .withNamespace("ais")
            .withName("demo-tls")
            .endMetadata()
            .build());
    assertThat(observer.observe(complete))
        .isEqualTo(new Foundation(true, List.of(), AuthorityChange.NONE));

    server.put(Demo.foreign(Demo.DESIRED.certificate(complete, List.of()).orElseThrow()));
    assertThat(observer.observe(complete).strangers())
        .extracting(Ownership::title)
        .containsExactly("Certificate demo-tls-cert");
  }

  @Test
  void loadBalancersThatNobodyWantsAreADifference() {
    applyAll(Demo.balanced());
    assertThat(observer.observe(Demo.plain()).applied()).isFalse();
    assertThat(balancers().left(Demo.plain()))
        .extracting(Ownership::title)
        .containsExactlyInAnyOrder("Service demo-proxy-lb", "Service demo-target-0");
  }

  @Test
  void theLoadBalancerOfATargetStaysUntilItsNodeIsOut() {
    AIStore balanced = Demo.balanced();
    applyAll(balanced);
    server.put(named(2));
    server.put(named(1));
    server.put(targets(2));
    assertThat(balancers().left(balanced))
        .extracting(Ownership::title)
        .containsExactly("Service demo-target-2");
  }

  private LoadBalancers balancers() {
    return new LoadBalancers(new ServerSide(server.client), Demo.DESIRED);
  }

  private static Service named(int ordinal) {
    Service one =
        (Service)
            Demo.DESIRED.foundation(Demo.balanced()).stream()
                .filter(object -> object.getMetadata().getName().equals("demo-target-0"))
                .findFirst()
                .orElseThrow();
    one.getMetadata().setName("demo-target-" + ordinal);
    return one;
  }

  private static Service addressed(Service service) {
    return new ServiceBuilder(service)
        .withNewStatus()
        .withNewLoadBalancer()
        .addNewIngress()
        .withIp("10.0.0.1")
        .endIngress()
        .endLoadBalancer()
        .endStatus()
        .build();
  }

  private static StatefulSet targets(int replicas) {
    return new StatefulSetBuilder()
        .withNewMetadata()
        .withNamespace("ais")
        .withName("demo-target")
        .endMetadata()
        .withNewSpec()
        .withReplicas(replicas)
        .endSpec()
        .build();
  }
}
