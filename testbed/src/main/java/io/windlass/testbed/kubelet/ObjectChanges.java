package io.windlass.testbed.kubelet;

import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.function.Consumer;

/** Passes on objects that changed after they were first seen. */
record ObjectChanges<T>(Consumer<T> action) implements ResourceEventHandler<T> {

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
    // A pod keeps the files of what was deleted.
  }
}
