package io.windlass.starter.temporal;

import com.uber.m3.tally.Scope;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import io.temporal.client.WorkflowClient;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;

/**
 * The connection to Temporal, by the environment variables and profiles that its command line uses
 * ({@code TEMPORAL_ADDRESS}, {@code TEMPORAL_NAMESPACE}, {@code TEMPORAL_TLS...}, {@code
 * TEMPORAL_PROFILE}). Nothing is dialled before the first request.
 */
@Factory
final class TemporalConnection {

  /** How long one call may take: a person is told within 15 s that it does not work. */
  private static final Duration CALL = Duration.ofSeconds(8);

  /** The queue has retries of its own, with longer patience. */
  private static final Duration RETRIES = Duration.ofSeconds(2);

  @Singleton
  @Secondary
  ClientConfigProfile profile() {
    try {
      return ClientConfigProfile.load();
    } catch (IOException failure) {
      throw new IllegalStateException(
          "Temporal's settings can't be read: " + failure.getMessage(), failure);
    }
  }

  @Singleton
  @Secondary
  @Bean(preDestroy = "shutdown")
  WorkflowServiceStubs service(ClientConfigProfile profile, Scope metrics) {
    RpcRetryOptions retries =
        RpcRetryOptions.newBuilder()
            .setInitialInterval(Duration.ofMillis(100))
            .setExpiration(RETRIES)
            .validateBuildWithDefaults();
    return WorkflowServiceStubs.newServiceStubs(
        WorkflowServiceStubsOptions.newBuilder(profile.toWorkflowServiceStubsOptions())
            .setMetricsScope(metrics)
            .setRpcTimeout(CALL)
            .setRpcRetryOptions(retries)
            .build());
  }

  @Singleton
  @Secondary
  WorkflowClient client(WorkflowServiceStubs service, ClientConfigProfile profile) {
    return WorkflowClient.newInstance(service, profile.toWorkflowClientOptions());
  }

  /** Shares the channel of the other stubs, so that address and TLS are the same. */
  @Singleton
  @Secondary
  @Bean(preDestroy = "shutdown")
  OperatorServiceStubs operator(WorkflowServiceStubs service) {
    return OperatorServiceStubs.newServiceStubs(
        OperatorServiceStubsOptions.newBuilder()
            .setChannel(service.getRawChannel())
            .setRpcTimeout(CALL)
            .validateAndBuildWithDefaults());
  }
}
