package io.windlass.starter;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;

/** The connection to Kubernetes: the pod's service account, or the ordinary kubeconfig. */
@Factory
final class KubernetesFactory {

  @Singleton
  @Secondary
  @Bean(preDestroy = "close")
  KubernetesClient client() {
    return new KubernetesClientBuilder().build();
  }
}
