package io.windlass.plugin.temporal;

import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.windlass.plugin.ExitCode;
import io.windlass.plugin.Problem;
import io.windlass.plugin.resource.EndedOperation;
import io.windlass.workflows.lifecycle.ResourceReference;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A real Temporal server. */
public final class TemporalService implements Temporal {

  /** A person waits; but the first call takes seconds on a busy machine. */
  private static final Duration CALL = Duration.ofSeconds(10);

  private final WorkflowClient client;
  private final String address;

  private TemporalService(WorkflowClient client, String address) {
    this.client = client;
    this.address = address;
  }

  /**
   * By the variables and profiles of the {@code temporal} command. Nothing is dialled yet.
   *
   * @param address in the place of the one that these name
   */
  public static TemporalService open(Optional<String> address) {
    try {
      ClientConfigProfile profile = ClientConfigProfile.load();
      WorkflowServiceStubsOptions.Builder options =
          WorkflowServiceStubsOptions.newBuilder(profile.toWorkflowServiceStubsOptions());
      address.ifPresent(options::setTarget);
      WorkflowServiceStubsOptions complete =
          options
              .setRpcTimeout(CALL)
              .setRpcRetryOptions(
                  RpcRetryOptions.newBuilder()
                      .setInitialInterval(Duration.ofMillis(100))
                      .setExpiration(CALL)
                      .validateBuildWithDefaults())
              .build();
      WorkflowClientOptions client = profile.toWorkflowClientOptions();
      return new TemporalService(
          WorkflowClient.newInstance(WorkflowServiceStubs.newServiceStubs(complete), client),
          target(complete));
    } catch (IOException unreadable) {
      throw new Problem(
          ExitCode.USAGE, "Temporal's settings can't be read: " + unreadable.getMessage());
    }
  }

  private static String target(WorkflowServiceStubsOptions options) {
    return options.getTarget() == null ? "an address of its own" : options.getTarget();
  }

  @Override
  public ServerState examine() {
    String namespace = client.getOptions().getNamespace();
    WorkflowServiceStubs service = client.getWorkflowServiceStubs();
    String version;
    try {
      version =
          service
              .blockingStub()
              .getSystemInfo(GetSystemInfoRequest.getDefaultInstance())
              .getServerVersion();
    } catch (StatusRuntimeException silent) {
      return ServerState.unreachable(address, namespace, Refusals.sentence(silent));
    }
    try {
      service
          .blockingStub()
          .describeNamespace(DescribeNamespaceRequest.newBuilder().setNamespace(namespace).build());
    } catch (StatusRuntimeException refused) {
      return new ServerState(
          address, namespace, "", version, Refusals.sentence(refused), Set.of(), Map.of());
    }
    Workers workers = new Workers(service, namespace);
    return new ServerState(
        address, namespace, "", version, "", workers.searchAttributes(), workers.pollers());
  }

  @Override
  public List<String> underWay(ResourceReference resource) {
    return call(() -> new Runs(client, resource).underWay());
  }

  @Override
  public List<EndedOperation> ended(ResourceReference resource) {
    return call(() -> new Runs(client, resource).ended());
  }

  @Override
  public List<String> histories(ResourceReference resource) {
    return call(() -> new Runs(client, resource).histories());
  }

  private <T> T call(Supplier<T> call) {
    try {
      return call.get();
    } catch (StatusRuntimeException failure) {
      throw new Problem(
          ExitCode.FAILED, "Temporal at %s: %s".formatted(address, Refusals.sentence(failure)));
    }
  }
}
