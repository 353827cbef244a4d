package io.windlass.starter.temporal;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.common.SearchAttributeKey;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.windlass.workflows.lifecycle.WindlassSearchAttributes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers the search attributes that people find workflows by, where that is allowed. Without
 * them everything works but the search.
 */
@Singleton
public final class SearchAttributes {

  private static final Logger LOG = LoggerFactory.getLogger(SearchAttributes.class);

  /** By then somebody may have run the command that the log tells. */
  private static final Duration AFTER_REFUSAL = Duration.ofMinutes(1);

  /** Callers that waited for one look need not each wait for their own. */
  private static final Duration AFTER_SILENCE = Duration.ofSeconds(1);

  private enum State {
    UNKNOWN,
    REGISTERED,
    REFUSED
  }

  private final OperatorServiceStubs operator;
  private final String namespace;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile State state = State.UNKNOWN;
  private Instant nextLook = Instant.MIN;

  public SearchAttributes(
      OperatorServiceStubs operator, WorkflowClient client, InstantSource clock) {
    this.operator = operator;
    this.namespace = client.getOptions().getNamespace();
    this.clock = clock;
  }

  /**
   * Whether they may be set on a workflow. Registers what is missing; what a person has to run when
   * that is refused is said in the log.
   *
   * @throws StatusRuntimeException when Temporal does not answer
   */
  public boolean available() {
    if (state == State.REGISTERED) {
      return true;
    }
    lock.lock();
    try {
      if (state != State.REGISTERED && !clock.instant().isBefore(nextLook)) {
        look();
      }
      if (state == State.UNKNOWN) {
        throw Status.UNAVAILABLE.asRuntimeException();
      }
      return state == State.REGISTERED;
    } finally {
      lock.unlock();
    }
  }

  /** Looks again before the next use: a server that lost its store has forgotten them. */
  public void doubt() {
    lock.lock();
    try {
      if (state == State.REGISTERED) {
        state = State.UNKNOWN;
        nextLook = Instant.MIN;
      }
    } finally {
      lock.unlock();
    }
  }

  private void look() {
    List<String> missing = names();
    try {
      missing = missing();
      if (!missing.isEmpty()) {
        add(missing);
        LOG.info("registered search attributes {} in namespace {}", missing, namespace);
      }
      state = State.REGISTERED;
    } catch (StatusRuntimeException failure) {
      failed(missing, failure);
    }
  }

  private void failed(List<String> missing, StatusRuntimeException failure) {
    Status.Code code = failure.getStatus().getCode();
    boolean answered = code != Status.Code.UNAVAILABLE && code != Status.Code.DEADLINE_EXCEEDED;
    state = answered ? State.REFUSED : State.UNKNOWN;
    nextLook = clock.instant().plus(answered ? AFTER_REFUSAL : AFTER_SILENCE);
    if (answered) {
      LOG.warn(
          "search attributes can't be registered ({}); to find workflows by resource, run: {}",
          failure.getMessage(),
          command(missing));
    }
  }

  private List<String> missing() {
    ListSearchAttributesRequest request =
        ListSearchAttributesRequest.newBuilder().setNamespace(namespace).build();
    Set<String> known =
        operator.blockingStub().listSearchAttributes(request).getCustomAttributesMap().keySet();
    return names().stream().filter(name -> !known.contains(name)).toList();
  }

  private void add(List<String> missing) {
    AddSearchAttributesRequest.Builder request =
        AddSearchAttributesRequest.newBuilder().setNamespace(namespace);
    missing.forEach(
        name -> request.putSearchAttributes(name, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
    operator.blockingStub().addSearchAttributes(request.build());
  }

  private String command(List<String> missing) {
    String names =
        missing.stream()
            .map("--name %s --type Keyword"::formatted)
            .collect(Collectors.joining(" "));
    return "temporal operator search-attribute create --namespace %s %s"
        .formatted(namespace, names);
  }

  private static List<String> names() {
    return WindlassSearchAttributes.ALL.stream().map(SearchAttributeKey::getName).toList();
  }
}
