// Asks main first of all, before anything else of the page runs: main opens the studio while the page renders.
import { useConnection } from '../stores/connection-store.ts'

void useConnection.getState().connect()
