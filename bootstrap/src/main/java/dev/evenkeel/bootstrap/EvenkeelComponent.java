package dev.evenkeel.bootstrap;

import dagger.BindsInstance;
import dagger.Component;
import dev.evenkeel.core.port.EventSink;
import jakarta.inject.Singleton;
import java.util.List;

/** The one object graph. */
@Singleton
@Component(modules = Wiring.class)
interface EvenkeelComponent {

    Evenkeel evenkeel();

    /** Gives the graph what it cannot make. */
    @Component.Factory
    interface Factory {

        /** @param sinks of the embedding program; told of each event, in this order, after our own */
        EvenkeelComponent create(@BindsInstance Configuration configuration, @BindsInstance List<EventSink> sinks);
    }
}
