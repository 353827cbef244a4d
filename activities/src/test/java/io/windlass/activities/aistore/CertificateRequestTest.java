package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.windlass.activities.kubernetes.References;
import io.windlass.activities.kubernetes.ResourceRequests;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.ResourceReference;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody asks for certificates to be loaded, with and without such. */
class CertificateRequestTest {

  private final FakeApiServer api = new FakeApiServer();
  private final ResourceRequests requests =
      new ResourceRequests(
          api.client,
          Map.of(
              "AIStore",
              new ResourceRequests.Kind(
                  ResourceDefinitionContext.fromResourceType(AIStore.class),
                  Set.of(),
                  RequestRefusals::of)));

  CertificateRequestTest() throws IOException {}

  @AfterEach
  void stop() {
    api.close();
  }

  private ResourceReference ask(AIStore aistore, Request request) {
    api.put(aistore);
    return requests.write(References.to(aistore), request, "monday");
  }

  @Test
  void withACertificateItIsWritten() {
    assertThat(ask(Demo.secured(), Request.CERTIFICATES).name()).isEqualTo("demo");
    assertThat(api.requests("PATCH")).containsExactly(FakeApiServer.path(Demo.secured()));
  }

  @Test
  void withoutOneItIsRefusedByTheFieldAndNothingIsWritten() {
    assertThatThrownBy(() -> ask(Demo.plain(), Request.CERTIFICATES))
        .hasMessageContaining("spec.tls.secretName is not set");
    assertThat(api.requests("PATCH")).isEmpty();
    ask(Demo.plain(), Request.RESTART);
    assertThat(api.requests("PATCH")).hasSize(1);
  }

  @Test
  void theAnnotationIsAnsweredWithoutOneToo() {
    AIStore plain = Demo.plain();
    plain.getMetadata().setAnnotations(Map.of(Request.CERTIFICATES.annotation(), "monday"));
    api.put(plain);
    new CertificateLoading(new ClusterAccess(api.client, AIStoreSettings.DEFAULT), plain).run();
    assertThat(api.requests("PATCH")).containsExactly(FakeApiServer.path(plain));
    assertThat(api.requests("POST"))
        .containsExactly("/apis/events.k8s.io/v1/namespaces/ais/events");
  }
}
