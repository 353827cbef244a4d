package io.windlass.starter.watch;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.Objects;
import java.util.function.Consumer;

/** Hears of every object that came, changed or went; what changed does not matter. */
record ChangeHandler<T extends HasMetadata>(Consumer<HasMetadata> changed)
    implements ResourceEventHandler<T> {

  @Override
  public void onAdd(T object) {
    changed.accept(object);
  }

  @Override
  public void onUpdate(T before, T now) {
    changed.accept(now);
    if (!Objects.equals(owners(before), owners(now))) {
      changed.accept(before);
    }
  }

  @Override
  public void onDelete(T object, boolean finalStateUnknown) {
    changed.accept(object);
  }

  private static Object owners(HasMetadata object) {
    return object.getMetadata().getOwnerReferences();
  }
}
