package io.windlass.starter;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.utils.TokenRefreshInterceptor;
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
    Config config = new ConfigBuilder().build();
    KubernetesClientBuilder client = new KubernetesClientBuilder().withConfig(config);
    boolean certificate = config.getClientCertData() != null || config.getClientCertFile() != null;
    return certificate && config.getAutoOAuthToken() == null
        ? client.withHttpClientBuilderConsumer(KubernetesFactory::keepCertificate).build()
        : client.build();
  }

  /**
   * Who has a certificate has no token that could run out. The library would look for one before
   * each request, which means to read and parse the whole kubeconfig.
   */
  private static void keepCertificate(HttpClient.Builder http) {
    http.addOrReplaceInterceptor(TokenRefreshInterceptor.NAME, null);
  }
}
