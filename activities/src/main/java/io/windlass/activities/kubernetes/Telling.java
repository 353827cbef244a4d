package io.windlass.activities.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInfo;
import io.windlass.activities.kubernetes.EventPublisher.Tone;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people what is done and why, in the log and in Events of the resource. */
public final class Telling {

  private static final Logger LOG = LoggerFactory.getLogger(Telling.class);

  private final EventPublisher events;

  public Telling(KubernetesClient kubernetes) {
    this.events = new EventPublisher(kubernetes);
  }

  /**
   * Tells of a step, then takes it.
   *
   * @throws io.temporal.failure.ApplicationFailure when the API server refuses it
   */
  public void take(HasMetadata resource, Step step, Runnable effect) {
    ResourceReference reference = References.to(resource);
    LOG.info(
        "{}: {} ({}: {})",
        reference.title(),
        step.title(),
        step.reason().camelCase(),
        step.reason().sentence());
    events.publish(resource, Tone.NORMAL, step.reason(), step.title(), occasion());
    try {
      effect.run();
    } catch (KubernetesClientException answer) {
      throw ApiRefusal.failure(answer);
    }
  }

  /** Tells what is waited for. */
  public void inform(HasMetadata resource, Reason reason, String message) {
    publish(resource, Tone.NORMAL, reason, message);
  }

  /** Tells that nothing more is done, and why. */
  public void warn(HasMetadata resource, Reason reason, String message) {
    publish(resource, Tone.WARNING, reason, message);
  }

  /** The same is told once for each generation. */
  private void publish(HasMetadata resource, Tone tone, Reason reason, String message) {
    String occasion = "generation " + resource.getMetadata().getGeneration();
    events.publish(resource, tone, reason, message, occasion);
  }

  /** One execution of an activity, however often it is tried. */
  private static String occasion() {
    ActivityInfo info = Activity.getExecutionContext().getInfo();
    return "%s %s".formatted(info.getWorkflowRunId(), info.getActivityId());
  }
}
