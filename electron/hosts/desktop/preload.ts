import { contextBridge, ipcRenderer } from 'electron';
import { handOverPorts } from './port-handover.ts';

handOverPorts({ page: window, ipcRenderer, contextBridge });
