package io.windlass.worker;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.serviceclient.WorkflowServiceStubs;
import jakarta.inject.Singleton;
import java.io.IOException;

/**
 * The connections to Kubernetes and Temporal. Both are found as their own command-line tools find
 * them: kubeconfig or service account; {@code TEMPORAL_*} variables and profiles.
 */
@Factory
final class Connections {

  @Singleton
  @Bean(preDestroy = "close")
  KubernetesClient kubernetes() {
    return new KubernetesClientBuilder().build();
  }

  @Singleton
  ClientConfigProfile temporalProfile() throws IOException {
    return ClientConfigProfile.load();
  }

  @Singleton
  @Bean(preDestroy = "shutdown")
  WorkflowServiceStubs temporalService(ClientConfigProfile profile) {
    return WorkflowServiceStubs.newServiceStubs(profile.toWorkflowServiceStubsOptions());
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
