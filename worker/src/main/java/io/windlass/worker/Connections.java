package io.windlass.worker;

import com.uber.m3.tally.Scope;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.utils.TokenRefreshInterceptor;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.windlass.activities.aistore.ClusterAccess;
import io.windlass.activities.aistore.authn.AuthnAccess;
import io.windlass.activities.pmem.DriverAccess;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;

/**
 * The connections to Kubernetes and Temporal. Both are found as their own command-line tools find
 * them: kubeconfig or service account; {@code TEMPORAL_*} variables and profiles.
 */
@Factory
final class Connections {

  @Singleton
  @Bean(preDestroy = "close")
  KubernetesClient kubernetes(WorkerSettings settings) {
    Config config = new ConfigBuilder().build();
    boolean certificate = config.getClientCertData() != null || config.getClientCertFile() != null;
    boolean keeps = certificate && config.getAutoOAuthToken() == null;
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withHttpClientBuilderConsumer(http -> adapt(http, settings, keeps))
        .build();
  }

  private static void adapt(HttpClient.Builder http, WorkerSettings settings, boolean keeps) {
    http.addOrReplaceInterceptor("request rate", new RequestRate(settings.apiRequests()));
    if (keeps) {
      keepCertificate(http);
    }
  }

  /**
   * Who has a certificate has no token that could run out. The library would look for one before
   * each request, which means to read and parse the whole kubeconfig.
   */
  private static void keepCertificate(HttpClient.Builder http) {
    http.addOrReplaceInterceptor(TokenRefreshInterceptor.NAME, null);
  }

  @Singleton
  ClusterAccess clusters(
      KubernetesClient kubernetes, AIStoreConfiguration aistore, TlsConfiguration tls) {
    return new ClusterAccess(kubernetes, aistore.settings(tls));
  }

  @Singleton
  AuthnAccess authn(
      KubernetesClient kubernetes, AIStoreConfiguration aistore, TlsConfiguration tls) {
    return new AuthnAccess(kubernetes, aistore.settings(tls));
  }

  @Singleton
  DriverAccess drivers(KubernetesClient kubernetes, PmemConfiguration pmem) {
    String own = Optional.ofNullable(kubernetes.getNamespace()).orElse("default");
    return new DriverAccess(kubernetes, pmem.settings(own));
  }

  @Singleton
  ClientConfigProfile temporalProfile() throws IOException {
    return ClientConfigProfile.load();
  }

  @Singleton
  @Bean(preDestroy = "shutdown")
  WorkflowServiceStubs temporalService(ClientConfigProfile profile, Scope metrics) {
    return WorkflowServiceStubs.newServiceStubs(
        WorkflowServiceStubsOptions.newBuilder(profile.toWorkflowServiceStubsOptions())
            .setMetricsScope(metrics)
            .build());
  }

  @Singleton
  WorkflowClient temporal(WorkflowServiceStubs service, ClientConfigProfile profile) {
    return WorkflowClient.newInstance(
        service,
        WorkflowClientOptions.newBuilder(profile.toWorkflowClientOptions())
            .setIdentity("windlass-worker-" + ProcessHandle.current().pid())
            .build());
  }
}
