package io.windlass.workflows.resource;

import io.fabric8.kubernetes.client.CustomResource;
import org.jspecify.annotations.Nullable;

/**
 * A custom resource that always has a specification and a status, if only empty ones: what reads it
 * need not ask.
 *
 * @param <S> its specification
 * @param <T> its status
 */
public abstract class CompleteResource<S, T> extends CustomResource<S, T> {

  private static final long serialVersionUID = 1L;

  /** That of an object that has none. */
  @Override
  protected abstract S initSpec();

  /** That of an object that has none. */
  @Override
  protected abstract T initStatus();

  /** The specification; an empty one when the object has none. */
  @Override
  public S getSpec() {
    return super.getSpec();
  }

  /** The status; an empty one when the object has none. */
  @Override
  public T getStatus() {
    return super.getStatus();
  }

  @Override
  public final void setSpec(@Nullable S spec) {
    super.setSpec(spec == null ? initSpec() : spec);
  }

  @Override
  public final void setStatus(@Nullable T status) {
    super.setStatus(status == null ? initStatus() : status);
  }

  /** Makes a new object the same as this one, but for the status; this one stays as it is. */
  protected final <R extends CompleteResource<S, T>> R copy(R blank, T status) {
    blank.setMetadata(getMetadata());
    blank.setSpec(getSpec());
    blank.setStatus(status);
    return blank;
  }
}
