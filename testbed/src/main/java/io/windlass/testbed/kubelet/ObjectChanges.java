package io.windlass.testbed.kubelet;

import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.function.Consumer;

/** Passes on every object that is new or changed. */
public record ObjectChanges<T>(Consumer<T> action) implements ResourceEventHandler<T> {

  @Override
  public void onAdd(T object) {
    action.accept(object);
  }

  @Override
  public void onUpdate(T before, T after) {
    action.accept(after);
  }

  @Override
  public void onDelete(T object, boolean unknown) {
    // Nothing is owed to what is gone.
  }
}
